// One import gives a user the vocabulary, the rules and the styles of redaction.
@_exported public import MoyinPolicy
@_exported public import MoyinRules
@_exported public import MoyinTypes
