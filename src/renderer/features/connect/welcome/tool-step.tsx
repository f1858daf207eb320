import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ToolId } from '../../../../shared/contract/connect.ts'
import { Button } from '../../../components/button.tsx'
import { useApi } from '../../../data/api.tsx'
import { QueryPart } from '../../../data/query-part.tsx'
import { TilesSkeleton } from '../tiles-skeleton.tsx'
import { ToolTiles } from '../tool-tiles.tsx'
import { StepFrame } from './step-frame.tsx'
import { ToolSetupStep } from './tool-setup-step.tsx'
import { useFinish } from './use-finish.ts'

interface ToolStepProps {
  readonly tool: ToolId | undefined
  readonly onBack: () => void
}

/** First which tool, then its set-up. */
export function ToolStep({ tool, onBack }: ToolStepProps) {
  const { t } = useTranslation('welcome')
  const { queries } = useApi()
  const { finish, isFinishing } = useFinish()
  const list = useQuery(queries.connect.list.queryOptions())
  const chosen = list.data?.find(({ id }) => id === tool)
  if (chosen !== undefined) return <ToolSetupStep tool={chosen} />
  return (
    <StepFrame
      title={t('tool_title')}
      text={t('tool_text')}
      back={<Button onClick={onBack}>{t('back')}</Button>}
      next={
        <Button busy={isFinishing} onClick={() => finish({ to: '/' })}>
          {t('later')}
        </Button>
      }
    >
      <QueryPart query={list} skeleton={<TilesSkeleton />}>
        {(tools) => <ToolTiles tools={tools} to={(id) => ({ to: '/welcome', search: { step: 'tool', tool: id } })} />}
      </QueryPart>
    </StepFrame>
  )
}
