/** Workloads that are handed keys, or may be. */
import { roleText } from './role-text.js';

/** A function with these variables beside another one; `more`: other resources, above it. */
export function lambda(variables: string, more = ''): string {
  return `Parameters:
  Given:
    Type: String
Resources:
${more}  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Environment:
        Variables:
          BUCKET: orders
${variables}`;
}

/** A state machine that passes these variables to the container of a task. */
export function passingMachine(variables: string): string {
  return `Parameters:
  Given:
    Type: String
Resources:
  Nightly:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/nightly
      Definition:
        StartAt: Each
        States:
          Each:
            Type: Map
            ItemProcessor:
              StartAt: Run
              States:
                Run:
                  Type: Task
                  Resource: arn:aws:states:::ecs:runTask.sync
                  Parameters:
                    TaskDefinition: importer
                    Overrides:
                      ContainerOverrides:
                        - Name: importer
                          Environment:
${variables}`;
}

/** A task of two containers: the second is handed a key of the same user, the first what is given. */
export function taskWithKey(key: string, environment: string): string {
  return `Resources:
  Robot:
    Type: AWS::IAM::User
${key}  KeyTwo:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: !Ref Robot
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt TaskRole.Arn
      ContainerDefinitions:
        - Name: one
          Image: one
${environment}        - Name: two
          Image: two
          Environment:
            - Name: AWS_ACCESS_KEY_ID
              Value: !Ref KeyTwo
${roleText('TaskRole', 'ecs-tasks.amazonaws.com')}`;
}
