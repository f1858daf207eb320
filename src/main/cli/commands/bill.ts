import { type Command, Option } from 'commander'
import { type BillGrouping, comparisonText, nothingText } from '../bill-text.ts'
import { withControl } from '../control.ts'
import { refuseForgetfulVault } from '../forgetful-vault.ts'
import { exactDollars } from '../money.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import { readKey } from '../secrets-in.ts'
import type { Session } from '../session.ts'

interface FetchOptions {
  readonly since: number
  readonly json?: true
}

interface CompareOptions extends FetchOptions {
  readonly by?: BillGrouping
}

export function addBill(program: Command, session: Session): void {
  const bill = program.command('bill').description('the provider’s own bill, held against the ledger')
  addBillKey(bill, session)
  bill
    .command('fetch')
    .description('ask the provider for its own figures, and keep them; nothing is fetched at any other time')
    .argument('<provider>')
    .option('--since <when>', '7d, or a date (UTC)', utcMoment, moment('30d'))
    .option('--json', 'print JSON')
    .action(async (provider: string, { since, json }: FetchOptions) => {
      const fetched = await withControl(session, async (control) => {
        await openVaultHere(control, session)
        return control.client.billing.fetch({ provider, since })
      })
      if (json) return printJson(fetched)
      const days = fetched.days === 1 ? '1 day' : `${fetched.days} days`
      printLine(`${provider}: ${days}, ${exactDollars(fetched.cost_nano_usd)} on the bill.`)
      printLine(`Compare it: waybill bill compare ${provider}`)
    })
  bill
    .command('compare')
    .description('both figures and their difference, per day and model')
    .argument('[provider]')
    .option('--since <when>', '7d, or a date (UTC)', utcMoment, moment('30d'))
    .addOption(new Option('--by <what>', 'only by day, or only by model').choices(['day', 'model']))
    .option('--json', 'print JSON')
    .action(async (provider: string | undefined, { since, by, json }: CompareOptions) => {
      const input = { since, ...(provider === undefined ? {} : { provider }) }
      const { compared, states } = await withControl(session, async ({ client }) => ({
        compared: await client.billing.compare(input),
        states: await client.billing.state(),
      }))
      if (json) return printJson(compared)
      if (compared.length === 0) return printLine(nothingText(states))
      printLine(compared.map((each) => comparisonText(each, by)).join('\n\n'))
    })
}

function addBillKey(bill: Command, session: Session): void {
  const key = bill
    .command('key')
    .description('the admin key that reads the bill: in the vault, apart from the provider’s')
  const add = key.command('add')
  add
    .description('keep an admin key; it comes on standard input or at a prompt')
    .argument('<provider>')
    .option('--json', 'print JSON')
    // Commander would repeat what is too much, and here that is most likely a key.
    .allowExcessArguments()
    .action(async (provider: string, { json }: { json?: true }) => {
      if (add.args.length > 1) add.error('error: the key is never an argument: pipe it in, or type it')
      const state = await withControl(session, async (control) => {
        await refuseForgetfulVault(control)
        const given = await readKey(`Admin key of ${provider}: `)
        await openVaultHere(control, session)
        return control.client.billing.setAdminKey({ provider, key: given })
      })
      if (json) return printJson(state)
      const last4 = state.key_last4 === null ? '' : ` …${state.key_last4}`
      printLine(`${provider}: admin key${last4} ${state.key_state}. Fetch the bill: waybill bill fetch ${provider}`)
    })
  key
    .command('remove')
    .argument('<provider>')
    .option('--json', 'print JSON')
    .action(async (provider: string, { json }: { json?: true }) => {
      const done = await withControl(session, async (control) => {
        await openVaultHere(control, session)
        return control.client.billing.removeAdminKey({ provider })
      })
      if (json) printJson(done)
      else printLine(`${provider}: admin key removed. What was fetched is kept.`)
    })
}

/** A date is a day of the bill, and that is UTC's. */
function utcMoment(text: string): number {
  return moment(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text)
}
