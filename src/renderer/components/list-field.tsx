import { X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { controlLook } from './control-look.ts'
import { Frame } from './field.tsx'
import { Suggestions } from './suggestions.tsx'

export interface ListFieldProps {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  /** What is against an entry, in the words of who checks it; null: nothing. */
  readonly wrong: (entry: string) => string | null
  /** What is against the list as a whole. */
  readonly error?: string | undefined
  /** Offered while one types; anything else can be written. */
  readonly suggestions?: readonly string[]
  readonly ref?: Ref<{ focus(): void }>
}

/**
 * Several short texts: Enter, a comma or leaving the field makes an entry of what was typed, Backspace in the empty field
 * takes the last one back to be changed. What is pasted with commas or line breaks becomes several.
 */
export function ListField(props: ListFieldProps) {
  const { label, hint, placeholder, value, onChange, wrong, error, suggestions = [], ref } = props
  const { t } = useTranslation()
  const [draft, setDraft] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), [])
  const add = (text: string) => {
    const entries = text.split(/[\n,]/).map((entry) => entry.trim())
    const added = entries.filter((entry, index) => entry !== '' && entries.indexOf(entry) === index)
    const fresh = added.filter((entry) => !value.includes(entry))
    if (fresh.length > 0) onChange([...value, ...fresh])
    setDraft('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ',') && draft.trim() !== '') {
      event.preventDefault()
      add(draft)
    } else if (event.key === 'Backspace' && draft === '' && value.length > 0) {
      event.preventDefault()
      setDraft(value.at(-1) ?? '')
      onChange(value.slice(0, -1))
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!/[\n,]/.test(text)) return
    event.preventDefault()
    add(`${draft}${text}`)
  }
  const refused = value.find((entry) => wrong(entry) !== null)
  const said = refused === undefined ? error : t('list_wrong', { entry: refused, said: wrong(refused) ?? '' })
  return (
    <Frame label={label} hint={hint} error={said}>
      {({ id, describedBy }) => (
        <div className={classNames(controlLook, 'flex h-auto! min-h-7 flex-wrap gap-x-1 px-1! focus-within:outline-2')}>
          {value.map((entry) => (
            <span
              key={entry}
              className={classNames(
                'my-px inline-flex h-6 max-w-full items-center rounded-sm pl-1.5 font-mono text-sm',
                wrong(entry) === null ? 'bg-hover' : 'bg-bad-soft text-bad',
              )}
            >
              <span className="truncate">{entry}</span>
              <button
                type="button"
                aria-label={t('list_remove', { entry })}
                onClick={() => {
                  onChange(value.filter((other) => other !== entry))
                  input.current?.focus()
                }}
                className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink"
              >
                <X aria-hidden size={12} strokeWidth={2} />
              </button>
            </span>
          ))}
          <input
            ref={input}
            id={id}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => draft.trim() !== '' && add(draft)}
            autoComplete="off"
            spellCheck={false}
            placeholder={value.length === 0 ? placeholder : undefined}
            aria-describedby={describedBy}
            aria-invalid={said === undefined ? undefined : true}
            {...(suggestions.length === 0 ? {} : { list: listId })}
            // The frame around the entries shows the focus.
            className="h-6 min-w-16 flex-1 basis-16 bg-transparent px-1 outline-none!"
          />
          {suggestions.length > 0 && (
            <Suggestions id={listId} values={suggestions.filter((name) => !value.includes(name))} />
          )}
        </div>
      )}
    </Frame>
  )
}
