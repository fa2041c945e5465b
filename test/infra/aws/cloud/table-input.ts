import { onlyOne, type Template } from './template.ts';

/** The template's table as CreateTable takes it; time to live and recovery are calls of their own there. */
export const tableInput = (template: Template) => {
  const { TableName, KeySchema, AttributeDefinitions, BillingMode } = onlyOne(template, 'AWS::DynamoDB::Table');
  return { TableName: TableName as string, KeySchema, AttributeDefinitions, BillingMode };
};
