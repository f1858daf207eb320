import { ownShapes } from './own-shapes.ts'

/** The names of the rules that a text meets. */
export type FindSecrets = (text: string) => readonly string[]

interface Creator {
  readonly meta: { readonly id: string }
  create(context: unknown, options: object): { file?(source: { readonly content: string }): unknown }
}

/** Comments that switch its rules off; and numbers of AWS accounts, which are no secret. */
const NO_RULE = /filter-comments$/
const NO_SECRET = new Set(['AWSAccountID'])
/** AWS’s access key ids are looked for only on demand. */
const OPTIONS = { enableIDScanRule: true }

/** Secretlint's recommended rules and our own shapes beside them. Loaded when first needed: 230 KB that most never use. */
export async function loadRules(): Promise<FindSecrets> {
  const { rules } = (await import('@secretlint/secretlint-rule-preset-recommend')) as { rules: readonly Creator[] }
  let found = new Set<string>()
  const files = rules
    .filter(({ meta }) => !NO_RULE.test(meta.id))
    .map((creator) => {
      const name = creator.meta.id.replace(/^.*-rule-/, '').replaceAll('-', '_')
      const context = {
        // Of its message, only which one it is: the credential itself stands in the others of its arguments.
        createTranslator: () => (id: string) => id,
        report: ({ message }: { readonly message: string }) => {
          if (!NO_SECRET.has(message)) found.add(name)
        },
      }
      return creator.create(context, OPTIONS).file
    })
    .filter((file) => file !== undefined)

  return (text) => {
    found = new Set()
    for (const file of files) file({ content: text })
    for (const { name, pattern } of ownShapes) if (!found.has(name) && pattern.test(text)) found.add(name)
    return [...found]
  }
}
