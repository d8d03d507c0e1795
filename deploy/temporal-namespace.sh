#!/bin/sh
# The namespace of the cases and the five search attributes by which operators find them; harmless when they exist.
set -eu
until temporal operator cluster health; do sleep 2; done
temporal operator namespace describe --namespace helmi || temporal operator namespace create --namespace helmi --retention 90d
for attribute in HelmiStage=Keyword HelmiOverdue=Bool HelmiNextDue=Datetime HelmiPathwayVersion=Keyword HelmiTraining=Bool; do
  temporal operator search-attribute create --namespace helmi --name "${attribute%=*}" --type "${attribute#*=}" \
    || temporal operator search-attribute list --namespace helmi | grep -q "${attribute%=*}"
done
