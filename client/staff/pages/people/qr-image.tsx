import { useEffect, useState } from 'react';

/** The QR code of a text, drawn in the page: a secret in it travels nowhere. */
export function QrImage({ text, label, size }: { text: string; label: string; size: string }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    let gone = false;
    void draw(text).then((svg) => {
      if (!gone) setSource(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    });
    return () => {
      gone = true;
    };
  }, [text]);
  const look = { width: size, height: size, display: 'block', flexShrink: 0 };
  return source ? <img src={source} alt={label} style={look} /> : <span style={look} />;
}

async function draw(text: string): Promise<string> {
  const { toString } = await import('qrcode');
  return toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
}
