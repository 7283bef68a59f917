import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';

// The emulator runs in browsers as well: nothing here is Node's own.

const encoder = new TextEncoder();

/** UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The bytes of its SHA-256. */
export function sha256(text: string): Uint8Array {
  return hash(bytesOf(text));
}

/** The bytes of the HMAC-SHA-256 of a text. */
export function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return hmac(hash, key, bytesOf(text));
}

/** Lower-case hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Base64 for URLs, without padding. */
export function base64UrlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of either base64; undefined for what is none. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
