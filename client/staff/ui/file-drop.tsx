import UploadFile from '@mui/icons-material/UploadFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type DragEvent } from 'react';
import { visuallyHidden } from './visually-hidden.ts';

interface FileDropProps {
  disabled: boolean;
  onFile: (file: File) => void;
  /** «Drop it here», the button, and which files are read. */
  texts: { drop: string; choose: string; kinds: string };
  /** The endings that the choice offers first; tables where absent. */
  accept?: string;
}

const tables = '.xlsx,.csv,.tsv,.txt';

/** A place for a file: dropped, or chosen by the button. */
export function FileDrop({ disabled, onFile, texts, accept = tables }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !disabled) onFile(file);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 2,
        p: 2.5,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : '#8b9ba5',
        borderRadius: 2,
        backgroundColor: over ? 'primary.light' : '#f8fafb',
      }}
    >
      <Box sx={{ display: { xs: 'none', sm: 'block' } }}>{texts.drop}</Box>
      <Button
        variant="outlined"
        startIcon={<UploadFile />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {texts.choose}
      </Button>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={texts.choose}
        accept={accept}
        style={visuallyHidden}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, corrected, may be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{texts.kinds}</Box>
    </Box>
  );
}
