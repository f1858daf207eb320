import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CommandView } from '../../../../shared/contract/system.ts'
import { Button } from '../../../components/button.tsx'
import { CodeLine } from '../../../components/code-line.tsx'
import { StateMark } from '../../../components/state-mark.tsx'
import { useApi } from '../../../data/api.tsx'
import { SectionPart } from '../../../data/section-part.tsx'
import { tellFailure } from '../../../data/tell-failure.ts'
import { Group, Row } from '../setting-row.tsx'

/** The `waybill` command: how it is run, and its place on the PATH. */
export function OwnCommand() {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const command = useQuery(queries.system.command.queryOptions())
  return (
    <Group title={t('group_command')}>
      <SectionPart query={command}>{(view) => <Known view={view} />}</SectionPart>
    </Group>
  )
}

function Known({ view: { line, path, state, folder_on_path } }: { readonly view: CommandView }) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const change = useMutation({
    mutationFn: (wanted: 'putOnPath' | 'takeOffPath') => client.system[wanted](),
    onSuccess: (now) => queryClient.setQueryData(queries.system.command.queryKey(), now),
    onError: tellFailure,
  })
  const said = state === 'put' ? (folder_on_path ? 'command_is' : 'command_is_unseen') : (`command_${state}` as const)
  return (
    <Row title={t('command_title')} note={t(path === null ? 'command_note_elsewhere' : 'command_note')}>
      {() => (
        <div className="space-y-2">
          <CodeLine text={line} what={t('command_what')} wrap />
          {path !== null && (
            <p role="status" className="flex min-h-5 items-start gap-1.5">
              <StateMark
                shape={state === 'put' ? 'dot' : state === 'absent' ? 'dash' : 'ring'}
                tone={state === 'put' ? 'good' : state === 'absent' ? 'muted' : 'warn'}
                className="mt-1"
              />
              <span>{t(said)}</span>
            </p>
          )}
          {path !== null && state !== 'foreign' && (
            <Button
              busy={change.isPending}
              onClick={() => change.mutate(state === 'put' ? 'takeOffPath' : 'putOnPath')}
            >
              {t(state === 'put' ? 'command_take' : state === 'outdated' ? 'command_renew' : 'command_put')}
            </Button>
          )}
        </div>
      )}
    </Row>
  )
}
