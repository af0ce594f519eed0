import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Shown before the words; decoration only. */
  icon?: ReactNode;
  /** Under way: stays focusable, so that focus is not lost, but does nothing. */
  busy?: boolean;
}

export function Button({
  look = 'plain',
  icon,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={classes('button', `button-${look}`, className)}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  label: string;
  /** The key that does the same, shown in the tip. */
  keyHint?: string;
  danger?: boolean;
  /** Where the tip goes; it must not leave the popup. */
  tip?: 'below' | 'above' | 'start';
}

/** A button that is an icon; its name is for assistive technology and for the tip. */
export function IconButton({
  label,
  keyHint,
  danger,
  tip = 'below',
  className,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={classes('icon-button', danger && 'icon-button-danger', `tip-${tip}`, className)}
      aria-label={label}
      aria-keyshortcuts={keyHint}
      data-tip={keyHint ? `${label}  ${keyHint.toUpperCase()}` : label}
    />
  );
}
