import { useMutation } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { SystemStatus, VaultView } from '../../../shared/contract/system.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { VaultMark, vaultTrouble } from '../../components/vault-state.tsx'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { UnlockForm } from '../../data/unlock-form.tsx'
import { Group, Row, SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

const kinds = ['auto', 'keychain', 'sealed', 'memory'] as const satisfies readonly Settings['vault'][]

export function Vault({ settings, status }: { readonly settings: Settings; readonly status: SystemStatus }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const { save } = useSettingStates()
  const { vault } = status
  const problem = vaultTrouble(vault)
  return (
    <Group>
      <Row
        title={t('vault_now')}
        note={t(`vault_now_${vault.kind}`)}
        said={problem !== '' && <p className={vault.state === 'ready' ? 'text-warn' : 'text-bad'}>{problem}</p>}
      >
        {() => (
          <div className="space-y-2">
            <p className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2">
              <span className="inline-flex items-center gap-1.5">
                <VaultMark vault={vault} />
                {common(`vault_${vault.kind}`)}, {common(`vault_state_${vault.state}`)}
              </span>
              {vault.state === 'ready' && <LockButton />}
            </p>
            {/* While a panic lasts nothing may be unlocked: its banner says how to end it. */}
            {vault.state !== 'ready' && status.panic_since === null && <Unlock vault={vault} />}
          </div>
        )}
      </Row>
      <SettingRow
        name="vault"
        isLabel
        title={t('vault')}
        note={t(`vault_${settings.vault}_note`)}
        said={<Moved status={status} />}
      >
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={settings.vault}
            onChange={({ target }) => save('vault', target.value, null)}
            className="w-full"
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`vault_choice_${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </SettingRow>
    </Group>
  )
}

function Unlock({ vault }: { vault: VaultView }) {
  const { t } = useTranslation('settings')
  return (
    <>
      {vault.is_new && <p className="text-muted text-sm">{t('vault_new')}</p>}
      <UnlockForm vault={vault} />
    </>
  )
}

/** Said where it matters: once another one is chosen. */
function Moved({ status }: { status: SystemStatus }) {
  const { t } = useTranslation('settings')
  return status.restart_for.includes('vault') ? <p className="text-warn">{t('vault_moves')}</p> : null
}

function LockButton() {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const lock = useMutation({
    mutationFn: () => client.system.lock(),
    onSuccess: () =>
      Promise.all(
        [queries.system.key(), queries.providers.key(), queries.metrics.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    onError: tellFailure,
  })
  return (
    <Button busy={lock.isPending} onClick={() => lock.mutate()} title={t('lock_hint')}>
      <Lock aria-hidden size={13} strokeWidth={1.75} />
      {t('lock')}
    </Button>
  )
}
