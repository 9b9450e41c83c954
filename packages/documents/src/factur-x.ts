import type PDFDocument from 'pdfkit';

/** An e-invoice in the syntax of UN/CEFACT CII, profile EN 16931. */
export interface AttachedXml {
  readonly xml: string;
}

/** ZUGFeRD 2.3 / Factur-X 1.0: the name and the namespace are fixed by the specification. */
export const XML_FILE_NAME = 'factur-x.xml';
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const PROPERTIES: readonly (readonly [name: string, description: string])[] = [
  ['DocumentFileName', 'name of the embedded XML invoice file'],
  ['DocumentType', 'INVOICE'],
  ['Version', 'The actual version of the Factur-X XML schema'],
  ['ConformanceLevel', 'The conformance level of the embedded Factur-X data'],
];

/**
 * Puts the XML into the PDF as the alternative of what is shown (ISO 19005-3, 6.8) and says so in
 * its metadata, with the extension schema that PDF/A asks for.
 */
export function attachXml(
  document: InstanceType<typeof PDFDocument>,
  { xml }: AttachedXml,
  madeAt: Date,
): void {
  document.file(Buffer.from(xml, 'utf8'), {
    name: XML_FILE_NAME,
    type: 'text/xml',
    description: 'Factur-X/ZUGFeRD-Rechnung',
    creationDate: madeAt,
    modifiedDate: madeAt,
    relationship: 'Alternative',
  } as Parameters<typeof document.file>[1]);
  document.appendXML(EXTENSION_SCHEMA);
  document.appendXML(`
    <rdf:Description xmlns:fx="${NAMESPACE}" rdf:about="">
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:DocumentFileName>${XML_FILE_NAME}</fx:DocumentFileName>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>`);
}

const EXTENSION_SCHEMA = `
    <rdf:Description rdf:about=""
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${PROPERTIES.map(propertyOf).join('')}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>`;

function propertyOf([name, description]: (typeof PROPERTIES)[number]): string {
  return `
                <rdf:li rdf:parseType="Resource">
                  <pdfaProperty:name>${name}</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                  <pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>${description}</pdfaProperty:description>
                </rdf:li>`;
}
