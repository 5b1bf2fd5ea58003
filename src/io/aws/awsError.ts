/** What AWS's client throws, looked at carefully: it isn't always an error of AWS's. */

/** `ThrottlingException`, `CredentialsProviderError`; empty where there is none. */
export function codeName(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

/** The HTTP status, which an answer that isn't AWS's has only beside the error. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  return status === 200 ? undefined : status;
}
