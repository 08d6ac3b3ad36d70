/** A small panel that opens at its button and shuts by Escape or a click elsewhere. */
import { useId, useRef, type ReactNode, type ToggleEvent } from 'react'

type Props = {
  readonly button: ReactNode; readonly label?: string | undefined; readonly className?: string
  readonly children: (shut: () => void) => ReactNode; readonly onShut?: () => void
}

export function Pop({ button, label, className = 'pop-button', children, onShut }: Props) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const toggled = (event: ToggleEvent): void => {
    if (event.newState === 'closed') return onShut?.()
    if (opener.current && panel.current) place(opener.current, panel.current)
  }
  return (
    <>
      <button ref={opener} type="button" className={className} popoverTarget={id} aria-label={label}>{button}</button>
      <div ref={panel} id={id} popover="auto" className="pop" onToggle={toggled}>{children(() => panel.current?.hidePopover())}</div>
    </>
  )
}

/** Below the button where there is room, else above; never beyond the window. */
function place(opener: HTMLElement, panel: HTMLElement): void {
  const at = opener.getBoundingClientRect()
  const { width, height } = panel.getBoundingClientRect()
  const below = at.bottom + 6 + height <= innerHeight || at.top < height
  panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`
  panel.style.top = `${below ? at.bottom + 6 : at.top - 6 - height}px`
}
