/** Who asks and where, by the platform's own ids: for the audit line and for what is set up here. */
export interface Asker {
  readonly platform: string;
  /** The workspace or tenant. */
  readonly organisation: string;
  readonly person: string;
  /** The channel or chat. */
  readonly conversation: string;
  readonly isPersonal: boolean;
  /** Shared with another organisation. */
  readonly isShared: boolean;
  /** false: the bot is not in it, so that nothing can be posted there by itself; left out: it is, or nobody can tell. */
  readonly hasBot?: boolean;
}
