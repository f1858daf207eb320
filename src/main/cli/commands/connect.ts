import { Argument, type Command, Option } from 'commander'
import type { ConnectionPlan, ToolView, Verification } from '../../../shared/contract/connect.ts'
import { type ToolId, toolIds } from '../../../shared/contract/tool-ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { printable } from '../../../shared/printable.ts'
import { atTerminal, confirm } from '../ask.ts'
import { nextSteps, planText, toolsText } from '../connect-text.ts'
import { type Control, runningEngine, withControl } from '../control.ts'
import { waitSeconds } from '../option-values.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'

interface ConnectOptions {
  readonly diff?: true
  readonly apply?: true
  readonly undo?: true
  readonly verify?: true
  readonly wait: number
  readonly yes?: true
  readonly json?: true
}

export function addConnect(program: Command, session: Session): void {
  const connect = program.command('connect')
  connect
    .description('set up a tool: shows what would be written into its settings, and writes it once you say so')
    .addArgument(new Argument('[tool]', 'which tool; without one, all that Waybill knows').choices(toolIds))
    .addOption(
      new Option('--diff', 'show what would be written, and write nothing').conflicts(['apply', 'undo', 'verify']),
    )
    .addOption(new Option('--apply', 'write it').conflicts(['undo', 'verify']))
    .addOption(new Option('--undo', 'take back what was written; what you changed since stays').conflicts('verify'))
    .option('--verify', 'wait for the tool’s first request; exit code 1 when none came')
    .option('--wait <seconds>', 'how long --verify waits', waitSeconds, 300)
    .option('--yes', 'ask nothing')
    .option('--json', 'print JSON')
    .action(async (tool: ToolId | undefined, options: ConnectOptions) => {
      const { diff, apply, undo, verify, json } = options
      if (tool === undefined) {
        if (diff || apply || undo || verify)
          connect.error('error: say which tool, for instance waybill connect claude-code')
        return withControl(session, ({ client }) => list(client, json))
      }
      if (verify) return waitFor(session, tool, options)
      const isAsked = atTerminal() && json === undefined
      if (!(diff || apply || undo || isAsked))
        connect.error('error: say --diff, --apply or --undo: nobody is there to be asked')
      await withControl(session, ({ client }) => change(client, tool, options, isAsked))
    })
}

type Client = Control['client']

async function list(client: Client, json: true | undefined): Promise<void> {
  const all = await client.connect.list()
  if (json) printJson(all)
  else printLine(toolsText(all))
}

async function viewOf(client: Client, tool: ToolId): Promise<ToolView> {
  const view = (await client.connect.list()).find(({ id }) => id === tool)
  if (view) return view
  throw new AppError('not_found', { message: `There is no tool ${tool}.` })
}

/** The plan is shown whoever decides, and what is written is that plan: the engine refuses it if a file has changed since. */
async function change(client: Client, tool: ToolId, options: ConnectOptions, isAsked: boolean): Promise<void> {
  const action = options.undo ? 'undo' : 'apply'
  const plan = await client.connect.plan({ tool, action })
  const before = await viewOf(client, tool)
  if (options.diff) return options.json ? printJson(plan) : printLine(planText(plan))
  const text = planText(plan)
  if (!options.json && text !== '') printLine(text)
  // Applied all the same: the file stays, and a key that the vault has lost is made anew.
  const isThere = action === 'apply' && before.state === 'connected' && isNothing(plan)
  if (!isThere && isAsked && !options.yes && !(await confirm(question(before, action))))
    return printLine('Nothing was written.')
  const view = await client.connect[action]({ tool, revision: plan.revision })
  if (isThere) return done(view, 'is connected already', options)
  done(view, action === 'undo' ? 'is as it was before' : connected(view), options)
}

function isNothing({ files }: ConnectionPlan): boolean {
  return files.every(({ diff }) => diff === '')
}

function question({ name, files }: ToolView, action: 'apply' | 'undo'): string {
  if (action === 'undo') return `Take this back, and revoke the key of ${name}?`
  return files.length === 0 ? `Make a key for ${name}?` : 'Write this?'
}

/** Without a file, all that was done is a key. */
function connected({ files }: ToolView): string {
  return files.length === 0 ? 'has a key of its own' : 'is connected'
}

function done(view: ToolView, what: string, { json, undo }: ConnectOptions): void {
  const lines = [`${view.name} ${what}.`, ...(undo ? [] : nextSteps(view))]
  if (json) printJson(view)
  else printLine(lines.join('\n'))
}

async function waitFor(session: Session, tool: ToolId, { wait, json }: ConnectOptions): Promise<void> {
  const { client } = await runningEngine(session)
  const { name } = await viewOf(client, tool)
  const limit = AbortSignal.timeout(wait * 1000)
  try {
    for await (const found of await client.connect.verify({ tool }, { signal: limit })) {
      if (found.state === 'waiting') printNote(`Waiting for a request of ${name}. Use it now; Ctrl+C ends the wait.`)
      else if (json) return printJson(found)
      else return printLine(seenText(found))
    }
  } catch (thrown) {
    if (!limit.aborted) throw thrown
  }
  if (!limit.aborted) throw new AppError('not_running', { message: 'Waybill has stopped before a request came.' })
  throw new AppError('not_found', {
    message: `No request of ${name} came within ${wait} s.`,
    action: `See whether waybill connect says connected, and start ${name} again: it reads its settings when it starts.`,
  })
}

function seenText({ model, status_code }: Extract<Verification, { state: 'seen' }>): string {
  return `Seen: ${printable(model ?? 'a request')}, answered with ${status_code ?? 'nothing'}.`
}
