/** Who signs in, and with what. */
export interface SignIn {
  readonly username: string;
  readonly password: string;
}

/**
 * A running Doorstep that has loaded the demo input of Zhengzhou. What else it holds does not matter: the suites open
 * sites of their own, so that they may run on a host that has data, and again on the same one.
 */
export interface Host {
  /** as configured in PUBLIC_ORIGINS: the base of links, and what is sent as Host and Origin */
  readonly origin: string;
  /** where it can be reached by plain HTTP, when that is not the origin itself */
  readonly listensAt?: string;
  /** true behind a gateway that hands paths over decoded, and cut where a `?` was escaped (HTTP APIs of API Gateway) */
  readonly decodesPaths?: boolean;
  readonly signIns: {
    /** staff of the site puli */
    readonly staff: SignIn;
    /** official of the area fengchanlu */
    readonly official: SignIn;
    /** administrator of everything */
    readonly admin: SignIn;
  };
}

const password = 'doorstep-demo';

/** The accounts of the demo. */
export const demoSignIns: Host['signIns'] = {
  staff: { username: 'staff-puli', password },
  official: { username: 'official-fengchan', password },
  admin: { username: 'admin', password },
};

/** A host that was started for a suite. */
export interface OpenHost extends Host {
  close(): Promise<void>;
}

/** Starts a host; called once by every suite. */
export type HostOpener = () => Promise<OpenHost>;
