// Makes what stands in cdk.out.
