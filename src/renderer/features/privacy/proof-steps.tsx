import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SelftestStep } from '../../../shared/contract/privacy.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'

type Sent = Extract<SelftestStep, { step: 'sent' }>
type Searched = Extract<SelftestStep, { step: 'searched' }>

/** As they come: what was sent at the left, what was searched at the right; one below the other where it is narrow. */
export function ProofSteps({ steps }: { steps: readonly SelftestStep[] }) {
  const { t } = useTranslation('privacy')
  const sent = steps.filter((step): step is Sent => step.step === 'sent')
  const searched = steps.filter((step): step is Searched => step.step === 'searched')
  if (sent.length === 0) return null
  return (
    <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <Steps title={t('proof_sent', { count: sent.length, formatted: formatCount(sent.length) })}>
        {sent.map(({ what, markers }, index) => (
          <Step
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end, and two may say the same
            key={index}
            text={engineWords(what)}
            figure={t('proof_markers', { count: markers, formatted: formatCount(markers) })}
          />
        ))}
      </Steps>
      <div className="space-y-4">
        {(['during', 'before', 'after'] as const).map((when) => {
          const files = searched.filter((step) => step.when === when)
          return (
            files.length > 0 && (
              <Steps
                key={when}
                title={t(`proof_searched_${when}`, { count: files.length, formatted: formatCount(files.length) })}
              >
                {files.map(({ file, bytes, found }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Step key={index} mono text={file} figure={formatBytes(bytes)} found={found} />
                ))}
              </Steps>
            )
          )
        })}
      </div>
    </div>
  )
}

function Steps({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-sm">{title}</h3>
      <ul className="divide-y divide-line border-y">{children}</ul>
    </section>
  )
}

function Step({
  text,
  figure,
  found = [],
  mono = false,
}: {
  readonly text: string
  readonly figure: string
  /** Where markers were found: there should be none. */
  readonly found?: readonly string[]
  readonly mono?: boolean
}) {
  const { t } = useTranslation('privacy')
  const clean = found.length === 0
  return (
    <li className="py-1">
      <span className="flex items-baseline gap-2">
        <StateMark
          shape={clean ? 'dot' : 'triangle'}
          tone={clean ? 'good' : 'bad'}
          {...(mono ? { label: t(clean ? 'proof_clean' : 'proof_not_clean') } : {})}
        />
        <span className={mono ? 'min-w-0 flex-1 break-all font-mono text-sm' : 'min-w-0 flex-1'}>{text}</span>
        <span className="whitespace-nowrap text-muted text-sm">{figure}</span>
      </span>
      {!clean && <span className="block pl-4.5 text-bad text-sm">{t('proof_found', { where: found.join(', ') })}</span>}
    </li>
  )
}
