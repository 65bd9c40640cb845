/** The nested templates to which a synthesised template refers in the metadata of its resources. */

const assetPath = /"aws:asset:path"\s*:\s*"([^"\\]{1,500}\.(?:json|ya?ml|template))"/gi;

/**
 * Relative to the folder of the manifest. The text is searched rather than parsed: it may be long, and the template is read
 * elsewhere.
 */
export function nestedTemplates(text: string): readonly string[] {
  return [...new Set([...text.matchAll(assetPath)].map(([, path = '']) => path))];
}
