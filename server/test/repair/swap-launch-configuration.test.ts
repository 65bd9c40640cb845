import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap for launch configurations', () => {
  testSwap({
    name: 'cleans joined scripts, files and authentication of an old launch configuration',
    before: lines(`
      {
        "Resources" : {
          "CfnUser" : {
            "Type" : "AWS::IAM::User",
            "Properties" : {
              "Path": "/",
              "Policies": [{
                "PolicyName": "root",
                "PolicyDocument": { "Statement":[{
                  "Effect":"Allow",
                  "Action":"cloudformation:DescribeStackResource",
                  "Resource":"*"
                }]}
              }]
            }
          },
          "HostKeys" : {
            "Type" : "AWS::IAM::AccessKey",
            "Properties" : {
              "UserName" : {"Ref": "CfnUser"}
            }
          },
          "WebServer": {
            "Type" : "AWS::AutoScaling::LaunchConfiguration",
            "Metadata" : {
              "AWS::CloudFormation::Init" : {
                "config" : {
                  "files" : {
                    "/etc/cfn/cfn-credentials" : {
                      "content" : { "Fn::Join" : ["", [
                        "AWSAccessKeyId=", { "Ref" : "HostKeys" }, "\\n",
                        "AWSSecretKey=", {"Fn::GetAtt": ["HostKeys", "SecretAccessKey"]}, "\\n"
                      ]]},
                      "mode"    : "000400"
                    },
                    "/etc/app.conf" : {
                      "content" : { "Fn::Join" : ["\\n", [
                        "[app]",
                        { "Fn::Sub": "key = \${HostKeys}" },
                        { "Fn::Join": ["", ["secret = ", {"Fn::GetAtt": ["HostKeys", "SecretAccessKey"]}]] },
                        "mode = 1"
                      ]]}
                    }
                  }
                }
              },
              "AWS::CloudFormation::Authentication" : {
                "S3AccessCreds" : {
                  "type" : "S3",
                  "accessKeyId" : { "Ref" : "HostKeys" },
                  "secretKey" : {"Fn::GetAtt": ["HostKeys", "SecretAccessKey"]},
                  "buckets" : [ "files" ]
                }
              }
            },
            "Properties": {
              "ImageId" : "ami-1",
              "UserData"       : { "Fn::Base64" : { "Fn::Join" : ["", [
                "#!/bin/bash\\n",
                "/opt/aws/bin/cfn-init -s ", { "Ref" : "AWS::StackName" }, " -r WebServer ",
                "         --access-key ",  { "Ref" : "HostKeys" },
                "         --secret-key ", {"Fn::GetAtt": ["HostKeys", "SecretAccessKey"]},
                "         --region ", { "Ref" : "AWS::Region" }, " || error_exit 'Failed'\\n",
                "done\\n"
              ]]}}
            }
          }
        }
      }
    `),
    after: lines(`
      {
        "Resources" : {
          "WebServerRole" : {
            "Type" : "AWS::IAM::Role",
            "Properties" : {
              "AssumeRolePolicyDocument" : {
                "Version" : "2012-10-17",
                "Statement" : [
                  {
                    "Effect" : "Allow",
                    "Principal" : {
                      "Service" : "ec2.amazonaws.com"
                    },
                    "Action" : "sts:AssumeRole"
                  }
                ]
              },
              "Policies" : [
                {
                  "PolicyName": "root",
                  "PolicyDocument": { "Statement":[{
                    "Effect":"Allow",
                    "Action":"cloudformation:DescribeStackResource",
                    "Resource":"*"
                  }]}
                }
              ]
            }
          },
          "WebServerInstanceProfile" : {
            "Type" : "AWS::IAM::InstanceProfile",
            "Properties" : {
              "Roles" : [
                { "Ref" : "WebServerRole" }
              ]
            }
          },
          "WebServer": {
            "Type" : "AWS::AutoScaling::LaunchConfiguration",
            "Metadata" : {
              "AWS::CloudFormation::Init" : {
                "config" : {
                  "files" : {
                    "/etc/app.conf" : {
                      "content" : { "Fn::Join" : ["\\n", [
                        "[app]",
                        "mode = 1"
                      ]]}
                    }
                  }
                }
              },
              "AWS::CloudFormation::Authentication" : {
                "S3AccessCreds" : {
                  "type" : "S3",
                  "buckets" : [ "files" ],
                  "roleName" : { "Ref" : "WebServerRole" }
                }
              }
            },
            "Properties": {
              "ImageId" : "ami-1",
              "UserData"       : { "Fn::Base64" : { "Fn::Join" : ["", [
                "#!/bin/bash\\n",
                "/opt/aws/bin/cfn-init -s ", { "Ref" : "AWS::StackName" }, " -r WebServer",
                "         --region ", { "Ref" : "AWS::Region" }, " || error_exit 'Failed'\\n",
                "done\\n"
              ]]}},
              "IamInstanceProfile" : { "Ref" : "WebServerInstanceProfile" },
              "MetadataOptions" : {
                "HttpTokens" : "required"
              }
            }
          }
        }
      }
    `),
    left: ['Code of `WebServer` that reads `key` and `secret`', 'Instances of `WebServer` that are running', 'Update programs on `WebServer`'],
  });
});
