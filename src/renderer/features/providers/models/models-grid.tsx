// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, and a table's own layout cannot place them
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing in it is operated; what scrolls takes the focus
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelView } from '../../../../shared/contract/models.ts'
import { classNames } from '../../../components/class-names.ts'
import { formatRate } from '../../../format/money.ts'
import { formatFigure } from '../../../format/number.ts'
import { ModelAbilities } from './model-abilities.tsx'
import { ModelName } from './model-name.tsx'

const ROW = 32
/** By the room that there is, as a section's navigation may stand beside it: a name comes first, then the prices. */
const rowLook = classNames(
  'grid grid-cols-[minmax(0,1fr)_4.5rem] items-center gap-x-3 px-4 @md:grid-cols-[minmax(0,1fr)_4.5rem_5.5rem_5.5rem]',
  '@3xl:grid-cols-[minmax(0,1fr)_4.5rem_6rem_4rem_5.5rem_5.5rem]',
)
const priceLook = 'truncate text-right @max-md:hidden'

/** A provider may list hundreds: only the rows in sight are drawn. */
export function ModelsGrid({ models, label }: { readonly models: readonly ModelView[]; readonly label: string }) {
  const { t } = useTranslation('providers')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (place) => models[place]?.id ?? place,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const headers = [
    { name: t('model') },
    { name: t('model_context'), look: 'text-right' },
    { name: t('model_output'), look: 'text-right @max-3xl:hidden' },
    { name: t('model_can'), look: '@max-3xl:hidden' },
    { name: t('model_input_price'), look: priceLook, title: t('model_price_hint') },
    { name: t('model_output_price'), look: priceLook, title: t('model_price_hint') },
  ]
  return (
    <div
      ref={scroller}
      role="table"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={models.length + 1}
      className="@container relative max-h-[60vh] min-h-32 overflow-y-auto border-y -outline-offset-2"
    >
      <div role="row" aria-rowindex={1} className={classNames(rowLook, 'sticky top-0 z-10 h-8 border-b bg-canvas')}>
        {headers.map(({ name, look, title }) => (
          <div
            key={name}
            role="columnheader"
            title={title}
            className={classNames('truncate font-medium text-muted text-sm', look)}
          >
            {name}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key }) => {
          const model = models[index]
          return (
            model !== undefined && (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                style={{ height: ROW, transform: `translateY(${index * ROW}px)` }}
                className={classNames(rowLook, 'absolute inset-x-0 top-0 border-b hover:bg-hover')}
              >
                <ModelCells model={model} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function ModelCells({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation('providers')
  const none = <span className="text-muted">{t('none', { ns: 'common' })}</span>
  const figures = [
    { id: 'context', value: model.context_tokens, look: 'truncate text-right', format: formatFigure },
    { id: 'output', value: model.output_tokens, look: 'truncate text-right @max-3xl:hidden', format: formatFigure },
  ]
  const prices = [
    { id: 'input_price', value: model.input_nano_usd },
    { id: 'output_price', value: model.output_nano_usd },
  ]
  return (
    <>
      <div role="cell" className="min-w-0">
        <ModelName model={model} />
      </div>
      {figures.map(({ id, value, look, format }) => (
        <div key={id} role="cell" className={look}>
          {value === null ? none : format(value)}
        </div>
      ))}
      <div role="cell" className="@max-3xl:hidden">
        <ModelAbilities model={model} />
      </div>
      {prices.map(({ id, value }) => (
        <div key={id} role="cell" className={priceLook}>
          {value === null ? none : formatRate(value)}
        </div>
      ))}
    </>
  )
}
