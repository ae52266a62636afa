import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { useBlockPerson } from '../../queries/people.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface BlockButtonProps {
  person: PersonRow;
  onDone: () => void;
}

/** Takes access away after a question; gives it back at once. */
export function BlockButton({ person, onDone }: BlockButtonProps) {
  const { t } = useTranslation();
  const block = useBlockPerson();
  const [asking, setAsking] = useState(false);
  const isBlocked = person.state === 'blocked';
  const change = (blocked: boolean) => {
    block.mutate({ id: person.id, blocked }, { onSuccess: onDone });
  };
  return (
    <>
      <Button
        color={isBlocked ? 'primary' : 'error'}
        disabled={block.isPending}
        onClick={() => (isBlocked ? change(false) : setAsking(true))}
        sx={{ mr: 'auto' }}
      >
        {t(isBlocked ? 'person.unblock' : 'person.block')}
      </Button>
      <Confirm
        open={asking}
        title={t('person.blockTitle')}
        submit={t('person.block')}
        danger
        busy={block.isPending}
        error={block.error}
        onSubmit={() => change(true)}
        onClose={() => setAsking(false)}
      >
        {t('person.blockText', { name: person.name })}
      </Confirm>
    </>
  );
}
