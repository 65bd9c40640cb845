/** Everything that other rules look for is there, so that the one finding stays the only one. */
export const risky = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IncludeGlobalServiceEvents: true
      IsLogging: false
`;
