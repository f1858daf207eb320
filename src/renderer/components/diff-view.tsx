// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { type DiffLine, diffLines } from './diff-lines.ts'

const looks: Readonly<Record<DiffLine['kind'], { mark: string; row: string; sign: string }>> = {
  same: { mark: ' ', row: '', sign: '' },
  added: { mark: '+', row: 'bg-good-soft', sign: 'text-good' },
  removed: { mark: '−', row: 'bg-bad-soft', sign: 'text-bad' },
  gap: { mark: '⋯', row: 'bg-panel text-muted', sign: '' },
}

const numberLook = 'min-w-8 w-8 select-none border-r px-1.5 text-right text-muted tabular-nums'

/** What would change in a file: by sign and by colour, each line with its number before and after. Scrolls sideways. */
export function DiffView({ diff, label }: { readonly diff: string; readonly label: string }) {
  const { t } = useTranslation()
  const said = { same: null, added: t('diff_added'), removed: t('diff_removed'), gap: t('diff_gap') } as const
  return (
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-md border -outline-offset-2">
      <table className="min-w-full border-collapse font-mono text-sm leading-5">
        <caption className="sr-only">{label}</caption>
        <tbody>
          {diffLines(diff).map(({ kind, text, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a diff's lines stay where they are
            <tr key={index} className={looks[kind].row}>
              <td className={numberLook}>{before}</td>
              <td className={numberLook}>{after}</td>
              <td className={classNames('w-5 select-none pl-1.5 text-center font-semibold', looks[kind].sign)}>
                <span aria-hidden>{looks[kind].mark}</span>
                {said[kind] !== null && <span className="sr-only">{said[kind]}</span>}
              </td>
              <td className="whitespace-pre pr-3 pl-1">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
