import { useTranslation } from 'react-i18next'

/** Said, and not hidden: a tool that goes by them will not find them here. */
export function ImportRules({ rules }: { rules: readonly string[] }) {
  const { t } = useTranslation('providers')
  if (rules.length === 0) return null
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-default">{t('import_rules', { count: rules.length })}</summary>
      <p className="mt-1 text-muted">{t('import_rules_text')}</p>
      <ul className="mt-1 list-disc pl-5 text-sm">
        {rules.map((rule) => (
          <li key={rule} className="break-words">
            {rule}
          </li>
        ))}
      </ul>
    </details>
  )
}
