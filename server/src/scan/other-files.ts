/** Kinds of files that are never templates, whatever they quote: documentation, program code, pictures, archives. */

const endings: ReadonlySet<string> = new Set(
  [
    'md mdx markdown rst adoc asciidoc tex html htm xhtml css scss sass less svg xml xsd xsl',
    'js cjs mjs jsx ts cts mts tsx vue svelte map snap wasm py pyi pyc ipynb rb erb go rs java kt kts scala groovy gradle',
    'cs csproj fs vb php pl pm lua swift c h cc cpp hpp m mm d dart ex exs erl hs clj jl r sql sh bash zsh fish ps1 psm1 bat cmd',
    'tf tfvars hcl bicep proto graphql lock log csv tsv parquet avro',
    'png jpg jpeg gif webp ico bmp tif tiff avif pdf woff woff2 ttf otf eot mp3 mp4 mov avi webm wav ogg',
    'zip gz tgz bz2 xz zst 7z rar tar jar war ear whl deb rpm dmg iso class o a so dll dylib exe bin db sqlite vsix',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a walk skips a file because of the ending of its name. A file named by the user is read anyway. */
export function isOtherFile(name: string): boolean {
  return endings.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
