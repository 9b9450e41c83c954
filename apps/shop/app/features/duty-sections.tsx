import type { DutySection } from '../texts/duty-page.ts';

/** The sections of a plain page. */
export function DutySections(props: {
  readonly title: string;
  readonly sections: readonly DutySection[];
}) {
  return props.sections.map((section) => (
    <section key={section.heading ?? props.title}>
      {section.heading && <h2>{section.heading}</h2>}
      {section.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {section.points && (
        <ul>
          {section.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </section>
  ));
}
