/** Mutants that no test can fail for, each with why: by their file and what they change. */
export const EXPLAINED: readonly { readonly file: string; readonly what: string; readonly why: string }[] = [];
