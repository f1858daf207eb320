import { useMutation } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { KeyRound, Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeyUse, keyUses, type ProviderKeyView, type ProviderView } from '../../../shared/contract/providers.ts'
import { Button } from '../../components/button.tsx'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { formatDate, formatInstant } from '../../format/time.ts'
import { AddKey } from './add-key.tsx'
import { OneKeyState } from './key-state.tsx'
import { RemoveKey } from './remove-key.tsx'
import { TestButton, TestsContext } from './test-button.tsx'
import { TestResult } from './test-result.tsx'
import { useProviderTests } from './use-provider-tests.ts'

const helper = createColumnHelper<typeof dataTableFeatures, ProviderKeyView>()

/** Its keys in their order of use: where one fails, the next takes over. */
export function ProviderKeys({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { name, keys } = provider
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<ProviderKeyView | null>(null)
  const tests = useProviderTests()
  const columns = useMemo(
    () => [
      helper.display({ id: 'key', header: t('key'), cell: ({ row }) => <Which of={row.original} /> }),
      helper.display({
        id: 'state',
        header: t('key_state'),
        cell: ({ row }) => <OneKeyState of={row.original} />,
      }),
      helper.display({
        id: 'added',
        header: t('key_added'),
        meta: { align: 'right', className: 'max-sm:hidden' },
        cell: ({ row: { original } }) => (
          <span title={formatInstant(original.created_at)}>{formatDate(original.created_at)}</span>
        ),
      }),
      helper.display({
        id: 'actions',
        header: t('actions'),
        meta: { align: 'right', hiddenHeader: true },
        cell: ({ row: { original } }) => (
          <span className="inline-flex items-center gap-1">
            <TestButton provider={name} keyId={original.id} label={t('key_test_of', { key: original.last4 ?? '' })} />
            <IconButton
              icon={Trash2}
              label={t('key_remove_of', { key: original.last4 ?? '' })}
              onClick={() => setRemoving(original)}
            />
          </span>
        ),
      }),
    ],
    [t, name],
  )
  const addButton = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden size={14} />
      {t('key_add')}
    </Button>
  )
  return (
    <SectionFrame title={t('section_keys')} note={t('keys_note')} actions={keys.length > 0 && addButton}>
      {keys.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('keys_empty')} action={addButton} />
      ) : (
        <TestsContext value={tests}>
          <DataTable
            caption={t('keys_of', { name })}
            className="border-t"
            columns={columns}
            rows={keys}
            rowId={({ id }) => id}
            detail={({ id }) => {
              const result = tests.tests[id]
              return result === undefined ? null : <TestResult test={result} onDismiss={() => tests.dismiss(id)} />
            }}
          />
        </TestsContext>
      )}
      {keys.length > 1 && <KeyUseChoice provider={provider} />}
      {adding && <AddKey name={name} onClose={() => setAdding(false)} />}
      {removing !== null && (
        <RemoveKey name={name} providerKey={removing} isLast={keys.length === 1} onClose={() => setRemoving(null)} />
      )}
    </SectionFrame>
  )
}

function Which({ of }: { of: ProviderKeyView }) {
  const { t } = useTranslation('providers')
  if (of.last4 === null) return <span className="text-muted">{t('key_short')}</span>
  return <code className="font-mono">{`••••${of.last4}`}</code>
}

function KeyUseChoice({ provider: { name, key_use } }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const change = useMutation({
    mutationFn: (use: KeyUse) => client.providers.update({ name, key_use: use }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.providers.list.key() }),
    onError: tellFailure,
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <Segmented
        label={t('key_use')}
        value={key_use}
        options={keyUses.map((value) => ({ value, label: t(`key_use_${value}`) }))}
        onChange={change.mutate}
      />
      <p className="text-muted">{t(`key_use_${key_use}_does`)}</p>
    </div>
  )
}
