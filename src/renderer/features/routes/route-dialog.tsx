import { useMutation, useQuery } from '@tanstack/react-query'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { modelPattern, type RouteView } from '../../../shared/contract/routes.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { FormActions } from '../../components/form-actions.tsx'
import { Suggestions } from '../../components/suggestions.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { MatchFields } from './match-fields.tsx'
import { formValuesOf, type RouteFormValues, routeInputOf } from './route-form-values.ts'
import { routeName } from './route-words.ts'
import { TargetFields } from './target-fields.tsx'
import { useKnownModels } from './use-known-models.ts'

interface RouteDialogProps {
  /** null: a new one. */
  readonly route: RouteView | null
  readonly onClose: () => void
}

export function RouteDialog({ route, onClose }: RouteDialogProps) {
  const { t } = useTranslation('routes')
  const { client, queries, queryClient } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data
  const known = useKnownModels()
  const form = useForm<RouteFormValues>({ defaultValues: formValuesOf(route) })
  const save = useMutation({
    mutationFn: (values: RouteFormValues) => {
      const input = routeInputOf(values)
      return route === null ? client.routes.add(input) : client.routes.update({ ...input, id: route.id })
    },
    onSuccess: async ({ match }) => {
      await queryClient.invalidateQueries({ queryKey: queries.routes.key() })
      toast.success(t(route === null ? 'added_toast' : 'saved_toast', { route: routeName(match, keys, t) }))
      onClose()
    },
  })
  const { errors } = form.formState
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={route === null ? t('add') : t('edit_title', { route: routeName(route.match, keys, t) })}
      width="max-w-xl"
    >
      <FormProvider {...form}>
        <form onSubmit={form.handleSubmit((values) => save.mutate(values))} className="space-y-4" noValidate>
          <TextField
            label={t('form_model')}
            hint={t('form_model_hint')}
            className="font-mono"
            list="route-models"
            error={errors.model?.message}
            {...form.register('model', { validate: (model) => firstIssue(modelPattern, model) })}
          />
          <Suggestions id="route-models" values={known.names} />
          <TargetFields suggestions={known.targets} />
          <MatchFields />
          <FormActions
            submit={t(route === null ? 'form_submit_add' : 'form_submit_save')}
            busy={save.isPending}
            error={save.error === null ? null : asAppError(save.error)}
            onCancel={onClose}
          />
        </form>
      </FormProvider>
    </Dialog>
  )
}
