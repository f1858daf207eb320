import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../../shared/contract/connect.ts'
import { Button } from '../../../components/button.tsx'
import { ProviderFirst } from '../provider-first.tsx'
import { ToolSetup } from '../tool-setup.tsx'
import { useVerification } from '../use-verification.ts'
import { VaultFirst } from '../vault-first.tsx'
import { StepFrame } from './step-frame.tsx'
import { useFinish } from './use-finish.ts'

/** The set-up as Connect has it; with the first request, the ways out of the introduction lead to that. */
export function ToolSetupStep({ tool }: { readonly tool: ToolView }) {
  const { t } = useTranslation('welcome')
  const navigate = useNavigate()
  const verification = useVerification(tool.id)
  const { finish, isFinishing } = useFinish()
  const { seen, start } = verification
  // Come back to with its key made already: there is nothing left but its first request. Once, or a stop would not hold.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as it is when one comes
  useEffect(() => {
    if (tool.client_key_id !== null) start()
  }, [])
  return (
    <StepFrame
      title={t('tool_chosen_title', { tool: tool.name })}
      text={t('tool_chosen_text')}
      back={
        <Button onClick={() => void navigate({ to: '/welcome', search: { step: 'tool' } })}>{t('tool_other')}</Button>
      }
      next={
        <>
          <Button busy={isFinishing} onClick={() => finish({ to: '/' })}>
            {t(seen === null ? 'later' : 'overview')}
          </Button>
          {seen !== null && (
            <Button
              look="primary"
              busy={isFinishing}
              onClick={() =>
                finish({
                  to: '/live',
                  search: seen.exchange_id === null ? {} : { exchange: seen.exchange_id },
                })
              }
            >
              {t('show_live')}
            </Button>
          )}
        </>
      }
    >
      <div className="mb-4 space-y-2 empty:hidden">
        <VaultFirst />
        <ProviderFirst tool={tool} to={{ to: '/welcome', search: { step: 'provider' } }} />
      </div>
      {/* Between the step's heading and those of its parts, as on the Connect screen. */}
      <h2 className="sr-only">{tool.name}</h2>
      <ToolSetup tool={tool} verification={verification} />
    </StepFrame>
  )
}
