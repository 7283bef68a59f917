import { generate } from 'selfsigned';

/** A key and a certificate in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that only one test knows. */
export interface PrivateAuthority {
  readonly ca: string;
  /** A certificate for a server of these names. */
  issue(names: { readonly dns?: readonly string[]; readonly ip?: string }): Promise<Identity>;
}

const kind = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Makes an authority. */
export async function privateAuthority(): Promise<PrivateAuthority> {
  const authority = await generate([{ name: 'commonName', value: 'Private CA' }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  return {
    ca: authority.cert,
    issue: async ({ dns = [], ip }) => {
      const altNames = [
        ...dns.map((value) => ({ type: 2, value }) as const),
        ...(ip === undefined ? [] : [{ type: 7, ip } as const]),
      ];
      const issued = await generate([{ name: 'commonName', value: 'server' }], {
        ...kind,
        ca: { key: authority.private, cert: authority.cert },
        extensions: [{ name: 'subjectAltName', altNames }],
      });
      return { key: issued.private, cert: issued.cert };
    },
  };
}
