import { describe, expect, it } from '@jest/globals';
import { formatText } from '../../../../sandbox/web/src/markdown/markdown.ts';

describe('Markdown', () => {
  it('keeps lines as they were typed', () => {
    expect(formatText('a\nb')).toBe('<p>a<br>b</p>\n');
  });

  it('shows HTML as text', () => {
    expect(formatText('<img src=x onerror=alert(1)>')).not.toContain('<img');
    expect(formatText('<b>x</b>')).toContain('&lt;b&gt;');
  });

  it('drops addresses that would run something', () => {
    expect(formatText('[x](javascript:alert(1))')).not.toContain('javascript:');
  });

  it('opens foreign links beside the page, its own in it', () => {
    expect(formatText('[x](https://example.org)')).toContain('rel="noopener noreferrer"');
    expect(formatText('[x](/conum/channels/a)')).not.toContain('target=');
  });

  it('marks people, channels and emoji', () => {
    const html = formatText('@claire voir ~dep-64 :tada: :unknown_code:');

    expect(html).toContain('data-mention="claire"');
    expect(html).toContain('data-channel="dep-64"');
    expect(html).toContain('🎉');
    expect(html).toContain(':unknown_code:');
  });

  it('leaves an e-mail address alone', () => {
    expect(formatText('a@example.org')).not.toContain('data-mention');
  });

  it('draws a table that scrolls by itself', () => {
    const html = formatText('| a |\n|---|\n| 1 |');

    expect(html).toContain('table-responsive');
    expect(html).toContain('<td>1</td>');
  });

  it('draws one line without a paragraph', () => {
    expect(formatText('**a**', { singleline: true })).toBe('<strong>a</strong>');
  });
});
