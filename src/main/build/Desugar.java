import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes out what javac leaves to be made at each start: the choice of a {@code switch} over types,
 * and {@code equals} and {@code hashCode} of records. The JVM makes them of method handles when
 * they are first called, by code that it has to load first, and keeps none of it in a class-data
 * archive; plain methods are archived. Part of the build: {@code Desugar FOLDER}, with all the
 * classes on the class path.
 */
final class Desugar {

  private static final ClassDesc SWITCH = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORD = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final int HIDDEN = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;

  private final ClassModel model;
  private final ClassDesc self;
  private final Map<String, Method> methods = new LinkedHashMap<>();

  private Desugar(ClassModel model) {
    this.model = model;
    this.self = model.thisClass().asSymbol();
  }

  /** A method to be added: what takes the place of a call site has its type. */
  private record Method(MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  public static void main(String[] args) throws IOException {
    ClassFile format = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassModel model = format.parse(file);
      Desugar desugar = new Desugar(model);
      byte[] changed = format.transformClass(model, desugar.transform());
      if (!desugar.methods.isEmpty()) {
        Files.write(file, changed);
      }
    }
  }

  private ClassTransform transform() {
    return ClassTransform.transformingMethodBodies(this::replace)
        .andThen(
            ClassTransform.endHandler(type ->
                methods.forEach((name, method) ->
                    type.withMethodBody(name, method.type(), HIDDEN, method.body()))));
  }

  private void replace(CodeBuilder code, CodeElement element) {
    Consumer<CodeBuilder> body =
        element instanceof InvokeDynamicInstruction site ? body(site) : null;
    if (body == null) {
      code.with(element);
      return;
    }
    InvokeDynamicInstruction site = (InvokeDynamicInstruction) element;
    String name = site.name().stringValue() + "$" + methods.size();
    methods.put(name, new Method(site.typeSymbol(), body));
    code.invokestatic(self, name, site.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
  }

  /** What does the same as this call site; null for one that is left as it is. */
  private Consumer<CodeBuilder> body(InvokeDynamicInstruction site) {
    ClassDesc maker = site.bootstrapMethod().owner();
    List<ConstantDesc> given = site.bootstrapArgs();
    if (maker.equals(SWITCH)) {
      return given.stream().allMatch(Desugar::isPlain) ? code -> choose(code, given) : null;
    }
    if (!maker.equals(RECORD)) {
      return null;
    }
    List<Field> fields = given.stream().skip(2).map(Desugar::field).toList();
    return switch (site.name().stringValue()) {
      case "equals" -> code -> compare(code, fields);
      case "hashCode" -> code -> hash(code, fields);
      default -> null; // toString is for people, who are slower still
    };
  }

  private static boolean isPlain(ConstantDesc label) {
    return label instanceof ClassDesc || label instanceof String;
  }

  private record Field(String name, ClassDesc type) {}

  private static Field field(ConstantDesc getter) {
    DirectMethodHandleDesc handle = (DirectMethodHandleDesc) getter;
    return new Field(handle.methodName(), handle.invocationType().returnType());
  }

  /** {@code int choose(Object o, int from)}: the first label from there on that fits. */
  private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      if (labels.get(i) instanceof ClassDesc type) {
        code.aload(0).instanceOf(type);
      } else {
        MethodTypeDesc same = MethodTypeDesc.of(CD_boolean, CD_Object);
        code.loadConstant(labels.get(i)).aload(0).invokevirtual(CD_Object, "equals", same);
      }
      code.ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  /** {@code int hash(R r)}. */
  private void hash(CodeBuilder code, List<Field> fields) {
    code.iconst_0();
    for (Field field : fields) {
      ClassDesc type = field.type();
      code.bipush(31).imul().aload(0).getfield(self, field.name(), type);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  /** {@code boolean compare(R r, Object o)}. */
  private void compare(CodeBuilder code, List<Field> fields) {
    Label different = code.newLabel();
    Label other = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
    code.aload(1).instanceOf(self).ifeq(different).aload(1).checkcast(self).astore(2);
    for (Field field : fields) {
      ClassDesc type = field.type();
      code.aload(0).getfield(self, field.name(), type);
      code.aload(2).getfield(self, field.name(), type);
      switch (TypeKind.from(type).asLoadable()) {
        case INT -> code.if_icmpne(different);
        case LONG -> code.lcmp().ifne(different);
        case FLOAT, DOUBLE ->
            code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                .ifne(different);
        default -> {
          MethodTypeDesc both = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
          code.invokestatic(OBJECTS, "equals", both).ifeq(different);
        }
      }
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.displayName()) {
      case "int" -> ClassDesc.of("java.lang.Integer");
      case "char" -> ClassDesc.of("java.lang.Character");
      default -> {
        String name = primitive.displayName();
        yield ClassDesc.of(
            "java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
      }
    };
  }
}
