/** Files that are attached to anything. */
export const file = {
  drop: 'Drop a file here',
  choose: 'Choose a file',
  kinds: 'PDF, JPEG, PNG, DOCX, XLSX, ODT or ODS, up to 10 MB',
  sending: 'Being sent: {{name}}',
  checking: 'Being checked: {{name}}',
  remove: 'Remove the file “{{name}}”',
  forget: 'Do not send the file “{{name}}”',
  tooLarge: 'The file is larger than 10 MB. Compress it, split it or give a link.',
  kilobytes: '{{size}} kB',
  megabytes: '{{size}} MB',
};
