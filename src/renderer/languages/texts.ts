/** The texts of one namespace in another language: every key of the English ones, so that a missing one does not compile. */
export type Texts<English> = { readonly [Key in keyof English]: string }
