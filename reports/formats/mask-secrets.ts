/** A secret shorter than this may be any word: emulators are signed for with `test`. */
const shortest = 16;

/** What this process signs with, in every form in which a target might repeat it. */
const known = new Map<string, RegExp>();

/** Names a secret that nothing which is shown may contain from now on. */
export function hideSecret(secret: string): void {
  if (secret.length < shortest || known.has(secret)) return;
  for (const form of [secret, encodeURIComponent(secret)]) {
    const literal = form.slice(0, shortest).replaceAll(/[^\w]/g, '\\$&');
    const rest = form.slice(shortest).replaceAll(/[^\w]/g, '\\$&');
    // Its beginning is enough: a message that quotes it may be cut.
    known.set(form, new RegExp(`${literal}(?:${rest}|[\\w+/=%-]*)`, 'g'));
  }
}

type Mask = readonly [likely: string, pattern: RegExp, shown: string];

/** What secrets look like, each with a text that is always there and quickly looked for. */
const masks: readonly Mask[] = [
  ['://', /:\/\/[^\s/@"'<>\\]{1,500}@/g, '://***@'],
  ['AKIA', /\bAKIA[A-Z0-9]{12,124}\b/g, '***'],
  ['ASIA', /\bASIA[A-Z0-9]{12,124}\b/g, '***'],
  ['=', /\b(\w{0,64}(?:TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY)\w{0,64}=)[^\s"'&;<>\\]+/gi, '$1***'],
  ['redential', /(Credential=)[^\s,"'&<>\\]+/gi, '$1***'],
  ['ignature', /(Signature=)[^\s,"'&<>\\]+/gi, '$1***'],
];

/** A name of a header or setting that holds a secret, up to where its value begins. */
const named =
  /((?:x-amz-security-token|secret_?access_?key|session_?token|security_?token)[\\"'\]]{0,32}\s{0,8}[:=]\s{0,8}[\\"'[]{0,32})[^\s,"'&<>\\\]]+/gi;

/** A signature, or a part of what is signed, by itself. */
const signature = /\b[0-9a-f]{64}\b/g;

/** Replaces credentials and signatures: those of this process, and what looks like some. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const [secret, pattern] of known) {
    if (masked.includes(secret.slice(0, shortest))) masked = masked.replaceAll(pattern, '***');
  }
  for (const [likely, pattern, shown] of masks) {
    if (masked.includes(likely)) masked = masked.replaceAll(pattern, shown);
  }
  return masked.replaceAll(named, '$1***').replaceAll(signature, '***');
}
