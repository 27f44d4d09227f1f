"""Names of the REST APIs that are older than the rules on names."""

_SCHEMA_KEYWORDS = """
additionalItems additionalProperties allOf anyOf dependentRequired
dependentSchemas exclusiveMaximum exclusiveMinimum maxContains maxItems
maxLength maxProperties minContains minItems minLength minProperties
multipleOf oneOf patternProperties prefixItems propertyNames readOnly
unevaluatedItems unevaluatedProperties uniqueItems writeOnly
"""
_FIELDS = """
accessIPv4 accessIPv6 addFixedIp addFloatingIp addSecurityGroup
addTenantAccess adminPass adminPassword attachmentId badRequest
changePassword computeFault confirmResize conflictingRequest createBackup
createImage fixedIp flavorRef floatingIp forceDelete getConsoleOutput
hostId imageRef injectNetworkInfo instanceAction instanceActions
interfaceAttachment interfaceAttachments itemNotFound keyName migrateLive
networkId nextLink onSharedStorage portId removeFixedIp removeFloatingIp
removeSecurityGroup removeTenantAccess resetNetwork resetState
revertResize securityGroups serverId shelveOffload snapshotId
volumeAttachment volumeAttachments volumeId volumeSize
"""
_PATH_PARTS = """
allocation_candidates extra_specs meta_data meta_data.json
network_data.json os-extra_specs os-volume_attachments os-volumes_boot
os-extended_volumes os-virtual_interfaces os-assisted_volume_snapshots
resource_classes resource_providers user_data vendor_data
vendor_data.json vendor_data2.json volume_attachments
"""
# Keywords of JSON Schema, which a sample of a schema is made of.
SCHEMA_KEYWORDS = frozenset(_SCHEMA_KEYWORDS.split())
# Fields and actions of the compute API as it is.
FIELDS = frozenset(_FIELDS.split())
# Parts of paths in the compute, placement and metadata APIs.
PATH_PARTS = frozenset(_PATH_PARTS.split())
