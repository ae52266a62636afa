import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';
import { passwordStrength, shortestPassword } from './password-strength.ts';

interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  inputRef: Ref<HTMLInputElement>;
}

/** A password being chosen: says in words how far it is and how well it stands. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const { value } = props;
  const missing = shortestPassword - value.length;
  const hint =
    value === ''
      ? t('password.hint')
      : missing > 0
        ? t('password.more', { count: missing })
        : t(`password.levels.${passwordStrength(value)}`);
  return <PasswordField {...props} isNew hint={hint} />;
}
