/** What the build makes of `src/page` (scripts/pageAssets.ts). Hashes are as a content security policy writes them. */
declare module 'page-assets' {
  /** The script that runs in a page: one text without imports. */
  export const SCRIPT: string;
  export const SCRIPT_HASH: string;
  export const STYLE: string;
  export const STYLE_HASH: string;
}
