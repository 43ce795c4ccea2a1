/** Who asks, as the authenticators found out. */
export interface Identity {
  /** Which authenticator vouches. */
  readonly kind: 'session' | 'apiKey' | 'bearer' | 'custom';
  /** Permanent id of the user or key; never an address or an e-mail. */
  readonly subject: string;
  readonly roles: readonly string[];
  /** How the credential travelled: a cookie is sent by browsers unasked, so CSRF duties follow. */
  readonly credential: 'cookie' | 'header';
}

/** Who is signed in. */
export interface SignInOptions {
  /** Permanent id of the user. At most 128 characters. */
  readonly subject: string;
  readonly roles?: readonly string[];
}

/** The session of a request, as handlers use it. */
export interface RequestSession {
  /** Undefined while nobody is signed in. */
  readonly subject: string | undefined;
  /** Names the session to what is bound to it (CSRF tokens); nobody can sign in with it. */
  readonly binding: string | undefined;
  /**
   * Starts a session under a new id and ends the one the request came with, so that an id planted
   * before log-in is worth nothing (ASVS V7.2.4).
   */
  readonly signIn: (options: SignInOptions) => Promise<void>;
  /** Ends the session here and in the store, and clears the cookie. */
  readonly signOut: () => Promise<void>;
  /** Ends every session of a subject: after a password change (ASVS V7.4.3). */
  readonly signOutEverywhere: (subject: string) => Promise<void>;
}
