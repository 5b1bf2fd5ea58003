/** A package registry on loopback that knows one package. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { integrityOf } from './packed.js';

export interface Registry {
  readonly url: string;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

interface Release {
  readonly archive: Buffer;
  /** What the registry says of it; the truth where it isn't given. */
  readonly integrity?: string;
}

export async function startRegistry(name: string, releases: Readonly<Record<string, Release>>): Promise<Registry> {
  const asked: string[] = [];
  let url = '';
  const server = createServer(({ url: path = '' }, response) => {
    asked.push(path);
    const release = Object.entries(releases).find(([version]) => path === `/${version}.tgz`)?.[1];
    if (release !== undefined) response.end(release.archive);
    else response.writeHead(path === `/${name}` ? 200 : 404).end(JSON.stringify(described(name, releases, url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function described(name: string, releases: Readonly<Record<string, Release>>, url: string): object {
  const versions = Object.entries(releases).map(([version, { archive, integrity = integrityOf(archive) }]) => [
    version,
    { name, version, dist: { tarball: `${url}${version}.tgz`, integrity } },
  ]);
  return { name, 'dist-tags': { latest: Object.keys(releases)[0] }, versions: Object.fromEntries(versions) };
}
