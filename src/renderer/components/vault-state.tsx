import { useTranslation } from 'react-i18next'
import type { VaultView } from '../../shared/contract/system.ts'
import { engineWords } from '../languages/engine-words.ts'
import { Fact } from './fact.tsx'
import { type MarkShape, type MarkTone, StateMark } from './state-mark.tsx'

const looks: Readonly<Record<VaultView['state'], { shape: MarkShape; tone: MarkTone }>> = {
  ready: { shape: 'dot', tone: 'good' },
  locked: { shape: 'ring', tone: 'warn' },
  unavailable: { shape: 'triangle', tone: 'bad' },
}

/** How it stands, beside words that say the same. */
export function VaultMark({ vault }: { vault: VaultView }) {
  return <StateMark {...looks[vault.state]} />
}

/** Where the providers' keys are, and whether they can be read. */
export function VaultFact({ vault }: { vault: VaultView }) {
  const { t } = useTranslation()
  return (
    <Fact term={t('vault')} note={t(`vault_state_${vault.state}`)}>
      <span className="inline-flex items-center gap-1.5">
        <VaultMark vault={vault} />
        {t(`vault_${vault.kind}`)}
      </span>
    </Fact>
  )
}

/** What is the matter with it and what to do, in the page's language; empty where nothing is. */
export function vaultTrouble({ problem, action }: VaultView): string {
  return [problem, action].flatMap((said) => (said === null ? [] : engineWords(said))).join(' ')
}
