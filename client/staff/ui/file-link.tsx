import Description from '@mui/icons-material/DescriptionOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../server/files/schema.ts';
import { formatNumber } from '../format/number.ts';
import { useLanguage } from '../i18n/index.ts';

/** A kept file: its name saves it, its size stands beside. */
export function FileLink({ file }: { file: Pick<FileView, 'id' | 'name' | 'bytes'> }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, minWidth: 0 }}>
      <Description aria-hidden sx={{ fontSize: '1.125rem', mt: '2px', color: 'text.secondary' }} />
      <span>
        <Link href={`/api/files/${file.id}`} download sx={{ overflowWrap: 'anywhere' }}>
          {file.name}
        </Link>{' '}
        <FileSize bytes={file.bytes} />
      </span>
    </Box>
  );
}

/** How large a file is, in the words of the page: «320 КБ», «1,4 МБ». */
function FileSize({ bytes }: { bytes: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const large = bytes >= 2 ** 20;
  const size = large ? bytes / 2 ** 20 : Math.max(1, bytes / 1024);
  return (
    <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {t(large ? 'file.megabytes' : 'file.kilobytes', {
        size: formatNumber(size, large ? 1 : 0, language),
      })}
    </Box>
  );
}
