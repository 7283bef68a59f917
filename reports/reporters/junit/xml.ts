/** What XML 1.0 cannot hold, not even escaped: most controls, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** Nearly all text is: one look is cheaper than three replacements. */
const harmless = /^[ !#-%(-;=?-~]*$/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML 1.0 element: escaped, with U+FFFD for what XML cannot hold. */
export function xmlText(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .replaceAll(illegal, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll('\r', '&#13;');
}

/** The attributes of an XML 1.0 element, each after a space. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(attributes).map(([name, value]) => {
    // Line breaks and tabs in an attribute would be read as spaces.
    const text = xmlText(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
    return ` ${name}="${text}"`;
  });
  return parts.join('');
}
