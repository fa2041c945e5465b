/** The keys that identities need; only a process that handles identities is given them. */
export interface IdentityKeys {
  /** of lookup keys; changed only between campaigns, its version stands in front of every key made with it */
  readonly pepper: Uint8Array;
  readonly pepperVersion: number;
  /** seal identities */
  readonly sealing: KeyRing;
}

/** Keys of one purpose: the first is used, all are accepted, so that a key can be replaced while people hold the old one's work. */
export type KeyRing = readonly [Uint8Array, ...Uint8Array[]];

/** The keys of a deployment, 32 random bytes each (base64 in configuration). */
export interface SecretKeys {
  /** derives codes and recognises repeated requests; it authorises nothing and is changed only between campaigns */
  readonly deriving: Uint8Array;
  /** sign manage links and sign-ins */
  readonly signing: KeyRing;
  /** sign forms */
  readonly forms: KeyRing;
  readonly identity?: IdentityKeys | undefined;
}
