import { ArrowUp, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useController, useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { modelPattern } from '../../../shared/contract/routes.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { firstIssue } from '../../components/first-issue.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Suggestions } from '../../components/suggestions.tsx'
import type { RouteFormValues } from './route-form-values.ts'

const MOST = 10

/** Where it goes: one target, or several with the way in which one of them is chosen. */
export function TargetFields({ suggestions }: { readonly suggestions: readonly string[] }) {
  const { t } = useTranslation('routes')
  const { control, formState } = useFormContext<RouteFormValues>()
  const { fields, append, remove, swap } = useFieldArray({ control, name: 'targets' })
  const { field: by } = useController({ control, name: 'by' })
  const isWeighed = by.value === 'weight' && fields.length > 1
  const wrong = formState.errors.targets
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t('form_targets')}</legend>
      <div className="mb-1 flex min-h-7 flex-wrap items-center justify-between gap-2">
        <span aria-hidden className="font-medium">
          {t('form_targets')}
        </span>
        {fields.length > 1 && (
          <Segmented
            label={t('form_targets')}
            value={by.value}
            options={[
              { value: 'order', label: t('form_targets_order') },
              { value: 'weight', label: t('form_targets_weight') },
            ]}
            onChange={by.onChange}
          />
        )}
      </div>
      <ol className="space-y-1.5">
        {fields.map(({ id }, place) => (
          <li key={id}>
            <Target place={place} isWeighed={isWeighed}>
              {fields.length > 1 && (
                <span className="inline-flex shrink-0">
                  <IconButton
                    icon={ArrowUp}
                    label={t('form_target_up', { place: place + 1 })}
                    disabled={place === 0}
                    onClick={() => swap(place, place - 1)}
                  />
                  <IconButton
                    icon={X}
                    label={t('form_target_remove', { place: place + 1 })}
                    onClick={() => remove(place)}
                  />
                </span>
              )}
            </Target>
            {wrong?.[place] !== undefined && (
              <p id={`target-${place}-wrong`} className="mt-1 text-bad text-sm">
                {wrong[place].to?.message ?? wrong[place].weight?.message}
              </p>
            )}
          </li>
        ))}
      </ol>
      <div className="mt-1.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <p id="targets-hint" className="min-w-0 flex-1 basis-64 text-muted text-sm">
          {t('form_target_hint')} {fields.length > 1 && t(`form_targets_${by.value}_does`)}
        </p>
        <Button onClick={() => append({ to: '', weight: '1' })} disabled={fields.length >= MOST}>
          <Plus aria-hidden size={14} />
          {t('form_target_add')}
        </Button>
      </div>
      <Suggestions id="route-targets" values={suggestions} />
    </fieldset>
  )
}

interface TargetProps {
  readonly place: number
  readonly isWeighed: boolean
  /** What moves it and takes it away. */
  readonly children: ReactNode
}

function Target({ place, isWeighed, children }: TargetProps) {
  const { t } = useTranslation('routes')
  const { register, formState } = useFormContext<RouteFormValues>()
  const wrong = formState.errors.targets?.[place]
  const described = wrong === undefined ? 'targets-hint' : `target-${place}-wrong`
  return (
    <div className="flex items-center gap-1.5">
      <input
        aria-label={t('form_target', { place: place + 1 })}
        aria-describedby={described}
        aria-invalid={wrong?.to === undefined ? undefined : true}
        autoComplete="off"
        spellCheck={false}
        list="route-targets"
        className={classNames(controlLook, 'font-mono')}
        {...register(`targets.${place}.to`, { validate: (to) => firstIssue(modelPattern, to) })}
      />
      {isWeighed && (
        <input
          aria-label={t('form_weight', { place: place + 1 })}
          aria-describedby={described}
          aria-invalid={wrong?.weight === undefined ? undefined : true}
          inputMode="numeric"
          autoComplete="off"
          className={classNames(controlLook, 'w-16! text-right')}
          {...register(`targets.${place}.weight`, {
            validate: (weight) => /^([1-9]\d{0,2}|1000)$/.test(weight.trim()) || t('form_not_weight'),
          })}
        />
      )}
      {children}
    </div>
  )
}
