/** What is being typed, once the typing rests. */
import { useEffect, useState } from 'react'

export function useSettled<T>(value: T, milliseconds = 160): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const later = setTimeout(() => settle(value), milliseconds)
    return () => clearTimeout(later)
  }, [value, milliseconds])
  return settled
}
