import type { Command } from 'commander'
import type { RouteMatch } from '../../../shared/contract/routes.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import { formatOption, kindOption, tokens } from '../route-options.ts'
import { explainedText } from '../route-text.ts'
import type { Session } from '../session.ts'

interface ExplainOptions {
  readonly format?: NonNullable<RouteMatch['format']>
  readonly key?: string
  readonly project?: string
  readonly kind?: RouteMatch['kind']
  readonly input?: number
  readonly json?: true
}

/** `route explain`: by the same decisions that a request meets; nothing is sent. Exit code 1 where nothing would leave. */
export function addRouteExplain(route: Command, session: Session): void {
  route
    .command('explain')
    .description('say where a request for a model would go now, and why; nothing is sent')
    .argument('<model>')
    .addOption(formatOption().default('chat_completions'))
    .option('--key <id>', 'as this client key')
    .option('--project <name>', 'as a key of this project')
    .addOption(kindOption())
    .option('--input <tokens>', 'with an input of about so many tokens', tokens)
    .option('--json', 'print JSON')
    .action(async (model: string, { json, format, key, project, kind, input }: ExplainOptions) => {
      const explained = await withControl(session, ({ client }) =>
        client.routes.explain({
          model,
          ...(format === undefined ? {} : { format }),
          client_key_id: key ?? null,
          project: project ?? null,
          kind: kind ?? null,
          input_tokens: input ?? 0,
        }),
      )
      if (explained.refused !== null) process.exitCode = 1
      if (json) printJson(explained)
      else printLine(explainedText(explained))
    })
}
